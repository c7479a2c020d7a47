namespace Remindly.Core.Scheduling;

/// <summary>What a provider is and can do.</summary>
/// <param name="Key">The stable name in the store, the API and addresses, such as <c>acuity</c>.</param>
/// <param name="Name">For people, such as "Acuity Scheduling".</param>
/// <param name="FiltersByClient">Whether it can be asked for one client's appointments alone.</param>
/// <param name="LooksUpById">Whether an absent appointment can be asked for by its id.</param>
/// <param name="Fields">What it needs to connect, in the order a form asks for it.</param>
public sealed record ProviderInfo(string Key, string Name, bool FiltersByClient, bool LooksUpById, IReadOnlyList<CredentialField> Fields)
{
    /// <summary>Who has what it takes to connect it, as "For …".</summary>
    public string Audience { get; init; } = "";

    /// <summary>How to find what <see cref="Fields"/> ask for, step by step.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>Each of the steps is for another service, and a person follows one of them.</summary>
    public bool StepsAreWays { get; init; }

    /// <summary>What connecting it gives a family: sentences that go on after "It can".</summary>
    public IReadOnlyList<string> Can { get; init; } = [];

    /// <summary>What it lets Remindly in with, in one word: key, token, password.</summary>
    public string Secret { get; init; } = "key";

    /// <summary>What a person who connects it is told of a failure, where the usual sentence would not help them.</summary>
    public IReadOnlyDictionary<FailureKind, string> Words { get; init; } = new Dictionary<FailureKind, string>();

    /// <summary>What nobody should expect of it: sentences that go on after "It cannot".</summary>
    public IReadOnlyList<string> Cannot { get; init; } = [];
}

/// <summary>One thing to fill in when connecting.</summary>
/// <param name="Name">The member of the HTTP contract, such as <c>api_key</c>.</param>
/// <param name="Help">Where to find it, in plain words.</param>
public sealed record CredentialField(string Name, string Label, string Help, bool Secret)
{
    /// <summary>Most connections go without it.</summary>
    public bool Optional { get; init; }
}

/// <summary>What is wrong with a filled-in field, before any request.</summary>
/// <param name="Field">The member of the HTTP contract, such as <c>provider_user_id</c>.</param>
public sealed record CredentialFault(string Field, string Message);
