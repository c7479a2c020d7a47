namespace Remindly.Core.Scheduling;

/// <summary>What tells a client from others: the e-mail, else the phone, else the name, in one spelling.</summary>
public static class ClientTraits
{
    /// <summary>Null when the appointment names nobody.</summary>
    public static (ClientTrait Trait, string Value)? Of(ExternalClient client)
    {
        if (Texts.Line(client.Email) is { } email)
        {
            return (ClientTrait.Email, email.ToLowerInvariant());
        }

        var digits = ClientMatching.Digits(client.Phone);
        if (digits.Length > 0)
        {
            return (ClientTrait.Phone, client.Phone!.TrimStart().StartsWith('+') ? "+" + digits : digits);
        }

        return Texts.Line(client.Name) is { } name && name.Any(char.IsLetterOrDigit)
            ? (ClientTrait.Name, string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
            : null;
    }
}
