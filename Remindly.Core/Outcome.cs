namespace Remindly.Core;

/// <summary>How something a person asked for ended. Failing in these ways is expected; anything else is a bug and throws.</summary>
public abstract record Outcome<T>
{
    private Outcome() { }

    public sealed record Done(T Value) : Outcome<T>;

    /// <summary>It is not there, or not for this person: the two look the same.</summary>
    public sealed record Missing : Outcome<T>;

    /// <summary>It is there for this person, but their role may not do this.</summary>
    public sealed record Forbidden(string Message) : Outcome<T>;

    /// <summary>It changed meanwhile, or its state does not allow this.</summary>
    /// <param name="Code">For programs, such as <c>stale_version</c>.</param>
    public sealed record Conflict(string Code, string Message) : Outcome<T>;

    /// <summary>What was sent cannot be used: messages by field, named as in the HTTP contract.</summary>
    public sealed record Refused(IReadOnlyDictionary<string, string[]> Errors) : Outcome<T>
    {
        public Refused(string field, string message)
            : this(new Dictionary<string, string[]> { [field] = [message] }) { }
    }

    /// <summary>The provider that had to be asked did not answer well; nothing was changed.</summary>
    /// <param name="Code">As in the HTTP contract, such as <c>rate_limited</c>.</param>
    /// <param name="RetryAfter">How long the provider asked us to wait, when it said so.</param>
    public sealed record ProviderFailed(string Code, string Message, TimeSpan? RetryAfter = null) : Outcome<T>;

    public static implicit operator Outcome<T>(T value) => new Done(value);

    /// <summary>The same end of something larger.</summary>
    /// <exception cref="InvalidOperationException">It is done: there is a value to go on with.</exception>
    public Outcome<TOther> As<TOther>() =>
        this switch
        {
            Missing => new Outcome<TOther>.Missing(),
            Forbidden(var message) => new Outcome<TOther>.Forbidden(message),
            Conflict(var code, var message) => new Outcome<TOther>.Conflict(code, message),
            Refused(var errors) => new Outcome<TOther>.Refused(errors),
            ProviderFailed(var code, var message, var wait) => new Outcome<TOther>.ProviderFailed(code, message, wait),
            _ => throw new InvalidOperationException("What is done goes on."),
        };
}
