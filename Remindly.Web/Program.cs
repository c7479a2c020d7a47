using Microsoft.Extensions.Options;
using Remindly.Core;
using Remindly.Core.Persistence;
using Remindly.Web;
using Remindly.Web.Api;
using Remindly.Web.Hosting;

try
{
    // Files that belong to the program lie beside it; the data does not (see DataLocation).
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    builder.WebHost.UseStaticWebAssets();
    var data = builder.AddRemindlyHosting();
    builder.Services.AddRemindlyCore(builder.Configuration, data.FindStore());
    builder.AddRemindlyWeb();

    var app = builder.Build();
    app.UseRemindlyWeb();
    app.MapRemindlyApi();
    app.MapRemindlyPages();
    await app.Services.PrepareRemindlyCoreAsync(app.Lifetime.ApplicationStopping);
    await app.RunAsync();
    return 0;
}
catch (Exception exception) when (exception is SettingException or OptionsValidationException or StoreTooNewException)
{
    // Whoever starts the app can mend these; a stack trace would only hide what to do.
    await Console.Error.WriteLineAsync($"Remindly cannot start. {exception.Message}");
    return 1;
}

public partial class Program;
