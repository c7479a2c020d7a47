using Remindly.Core;
using Remindly.Core.Scheduling;
using Remindly.Web.Components.Shared;

namespace Remindly.Web.Components.Integrations;

/// <summary>Puts what is wrong with credentials where a person looks for it.</summary>
internal static class CredentialWords
{
    private const string Address = "url";

    private static readonly string[] AboutAddresses =
    [
        FailureWords.Code(FailureKind.AddressRefused),
        FailureWords.Code(FailureKind.NotFound),
        FailureWords.Code(FailureKind.InvalidResponse),
    ];

    /// <summary>Beside its field where it is about one; else answers what to say under the form, null when all is well.</summary>
    public static string? Place<T>(Outcome<T> answer, ProviderInfo provider, FieldProblems problems)
    {
        switch (answer)
        {
            case Outcome<T>.Refused refused:
                problems.Take(refused);
                return null;
            case Outcome<T>.ProviderFailed(var code, var message, _)
                when code == FailureWords.Code(FailureKind.Unauthorized) || code == FailureWords.Code(FailureKind.Forbidden):
                problems.Add(provider.Fields.Last(field => field.Secret || field == provider.Fields[^1]).Name, message);
                return null;
            case Outcome<T>.ProviderFailed(var code, var message, _)
                when AboutAddresses.Contains(code) && provider.Fields.Any(field => field.Name == Address):
                problems.Add(Address, message);
                return null;
            default:
                return answer.Problem;
        }
    }
}
