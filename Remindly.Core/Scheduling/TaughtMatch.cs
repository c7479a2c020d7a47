namespace Remindly.Core.Scheduling;

/// <summary>What a client is recognised by. The numbers are stored and never change meaning.</summary>
public enum ClientTrait
{
    Email = 1,
    Phone = 2,
    Name = 3,
}

/// <summary>What a person taught an integration: appointments for this e-mail, phone or name are that senior's.</summary>
public sealed class TaughtMatch
{
    public const int LongestValue = 254;

    private TaughtMatch() { }

    public TaughtMatch(Guid integrationId, Guid seniorId, ClientTrait trait, string value, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        IntegrationId = integrationId;
        SeniorId = seniorId;
        Trait = trait;
        Value = value;
        CreatedAt = now;
    }

    public Guid Id { get; private set; }

    public Guid IntegrationId { get; private set; }

    public Guid SeniorId { get; private set; }

    public ClientTrait Trait { get; private set; }

    /// <summary>As <see cref="ClientTraits.Of"/> spells it.</summary>
    public string Value { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>As a provider is asked for it, and an appointment's client compared with it.</summary>
    public ClientIdentity AsClient() =>
        new(
            SeniorId,
            Trait == ClientTrait.Name ? Value : "",
            null,
            Trait == ClientTrait.Email ? Value : null,
            Trait == ClientTrait.Phone ? Value : null
        );
}
