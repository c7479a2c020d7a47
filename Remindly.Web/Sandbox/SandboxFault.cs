namespace Remindly.Web.Sandbox;

public enum FaultKind
{
    /// <summary>401, as for credentials that were taken back.</summary>
    Unauthorized,

    /// <summary>403.</summary>
    Forbidden,

    /// <summary>429, with Retry-After when <see cref="SandboxFault.RetryAfterSeconds"/> is given.</summary>
    TooManyRequests,

    /// <summary>500 with an error body.</summary>
    ServerError,

    /// <summary>503 with a maintenance page in HTML.</summary>
    Maintenance,

    /// <summary>Answers rightly, but only after <see cref="SandboxFault.DelayMs"/>.</summary>
    Slow,

    /// <summary>The right body, cut in its middle.</summary>
    CutJson,

    /// <summary>200 with a page in HTML.</summary>
    Html,

    /// <summary>Lists of appointments come back as <c>[]</c>.</summary>
    EmptyList,

    /// <summary>302 to <see cref="SandboxFault.Location"/>.</summary>
    Redirect,

    /// <summary>A body of <see cref="SandboxFault.Bytes"/> bytes.</summary>
    HugeBody,

    /// <summary>One row of the list has a <c>datetime</c> nobody can read; it stays the same row.</summary>
    MalformedRow,

    /// <summary>One row of the list has no <c>id</c>; it stays the same row.</summary>
    RowWithoutId,

    /// <summary>Lists never hold more than <see cref="SandboxFault.Rows"/> rows, whatever <c>max</c> says.</summary>
    HardCap,

    /// <summary>The connection ends without an answer.</summary>
    Dropped,
}

public enum FaultScope
{
    All,

    /// <summary><c>GET /appointments</c>.</summary>
    Lists,

    /// <summary>Any request below <c>/appointments/{id}</c>.</summary>
    Singles,

    /// <summary><c>GET /me</c>.</summary>
    Me,
}

/// <summary>Something that goes wrong on purpose.</summary>
public sealed record SandboxFault(FaultKind Kind)
{
    public FaultScope Scope { get; init; } = FaultScope.All;

    /// <summary>How many requests it meets before it ends by itself; null: until it is switched off.</summary>
    public int? Count { get; init; }

    /// <summary>How many requests pass before it begins.</summary>
    public int Skip { get; init; }

    public int? RetryAfterSeconds { get; init; }
    public int DelayMs { get; init; } = 5000;
    public int Rows { get; init; } = 100;
    public long Bytes { get; init; } = 64 * 1024 * 1024;
    public string Location { get; init; } = "https://elsewhere.example/api/v1/appointments";

    /// <summary>The row that is malformed; null: the first one of the first list.</summary>
    public long? AppointmentId { get; init; }
}
