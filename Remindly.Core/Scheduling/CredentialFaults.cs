namespace Remindly.Core.Scheduling;

/// <summary>Turns what is missing in filled-in credentials into answers beside the fields.</summary>
public static class CredentialFaults
{
    /// <summary>Null when the provider can be asked.</summary>
    public static Outcome<T>.Refused? Of<T>(ISchedulingProvider provider, Credentials credentials)
    {
        var faults = provider.Check(credentials);
        return faults.Count == 0
            ? null
            : new Outcome<T>.Refused(
                faults
                    .GroupBy(fault => fault.Field)
                    .ToDictionary(group => group.Key, group => group.Select(fault => fault.Message).ToArray())
            );
    }
}
