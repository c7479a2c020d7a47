using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Remindly.Core.Accounts;
using Remindly.Web.Hosting;

namespace Remindly.Web.Accounts;

/// <summary>The signed-in caregiver, for components (whose circuit outlives the request) and for API handlers alike.</summary>
public sealed class CurrentUser(IHttpContextAccessor requests, AuthenticationStateProvider states)
{
    /// <summary>Who is signed in; an anonymous principal where nobody is.</summary>
    public async ValueTask<ClaimsPrincipal> PrincipalAsync() =>
        requests.HttpContext is { IsApi: true } request ? request.User : (await states.GetAuthenticationStateAsync()).User;

    /// <summary>The caregiver's id, or null where nobody is signed in.</summary>
    public async ValueTask<Guid?> FindIdAsync() =>
        Guid.TryParse((await PrincipalAsync()).FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    /// <summary>The caregiver's id.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in: the page or route is not closed.</exception>
    public async ValueTask<Guid> IdAsync() => await FindIdAsync() ?? throw new InvalidOperationException("Nobody is signed in here.");

    /// <summary>The caregiver's IANA zone.</summary>
    public async ValueTask<string> TimeZoneAsync() =>
        (await PrincipalAsync()).FindFirstValue(RemindlyClaims.TimeZone) ?? RemindlyUser.DefaultTimeZone;
}
