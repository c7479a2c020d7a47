using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Remindly.Tests.Infrastructure;

/// <summary>Gives requests in this process the network address of a visitor or a proxy.</summary>
public sealed class FromAddress(string address) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(
                (context, rest) =>
                {
                    context.Connection.RemoteIpAddress = IPAddress.Parse(address);
                    return rest(context);
                }
            );
            next(app);
        };
}
