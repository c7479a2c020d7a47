using Remindly.Core.Accounts;

namespace Remindly.Web.Demo;

/// <summary>The data of the demo, made when somebody first asks for it.</summary>
public interface IDemoSeed
{
    /// <summary>The demo caregiver, with everything there is to try; the same one each time.</summary>
    Task<RemindlyUser> EnsureAsync(CancellationToken cancellationToken);
}
