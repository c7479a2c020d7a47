using Microsoft.AspNetCore.Components.Authorization;
using Remindly.Core.Accounts;
using Remindly.Web.Accounts;

namespace Remindly.Web.Components.Shared;

/// <summary>The zone of the person in front of the page.</summary>
public sealed class Reader(AuthenticationStateProvider states)
{
    private bool loaded;

    /// <summary>An IANA name; the default until <see cref="LoadAsync"/> has run.</summary>
    public string TimeZone { get; private set; } = RemindlyUser.DefaultTimeZone;

    public async ValueTask LoadAsync()
    {
        if (!loaded)
        {
            loaded = true;
            TimeZone = (await states.GetAuthenticationStateAsync()).User.FindFirst(RemindlyClaims.TimeZone)?.Value ?? TimeZone;
        }
    }
}
