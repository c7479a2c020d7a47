namespace Remindly.Core.Scheduling.SignIn;

/// <summary>The providers one can sign in to here, by key.</summary>
public sealed class ProviderSignIns(IEnumerable<IProviderSignIn> all)
{
    /// <summary>Null where this installation is not known to the provider, or the provider has no sign-in.</summary>
    public IProviderSignIn? Find(string? provider) => all.FirstOrDefault(each => each.Provider == provider && each.IsConfigured);
}
