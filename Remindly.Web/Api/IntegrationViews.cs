using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Health;
using Remindly.Core.Scheduling.Sync;

namespace Remindly.Web.Api;

/// <summary>A connection to an account at a provider. No member ever holds a secret.</summary>
/// <param name="ApiKeyHint">The end of the key, to tell keys apart; null when the key is short.</param>
/// <param name="Progress">How far the run at work is; null when none is.</param>
/// <param name="MissingHeld">How many known appointments are missing at the provider and held back until a person says they are gone.</param>
/// <param name="TaskCount">Tasks it keeps up to date.</param>
/// <param name="Name">What its caregivers call it.</param>
/// <param name="PausedUntil">When it resumes by itself.</param>
/// <param name="UpcomingTaskCount">Those of its tasks that are open and still to come.</param>
internal sealed record IntegrationAnswer(
    Guid Id,
    string Provider,
    string ProviderName,
    Guid? SeniorId,
    string? ProviderUserId,
    string? AccountName,
    string? ApiKeyHint,
    IntegrationStatus Status,
    bool SyncEnabled,
    HealthAnswer Health,
    ProgressAnswer? Progress,
    DateTimeOffset? LastSyncedAt,
    LastErrorAnswer? LastError,
    int MissingHeld,
    SyncSettings Settings,
    int TaskCount,
    DateTimeOffset CreatedAt,
    int Version,
    string? Name,
    DateTimeOffset? PausedUntil,
    int UpcomingTaskCount
)
{
    public static IntegrationAnswer Of(IntegrationView view) =>
        new(
            view.Id,
            view.Provider,
            view.ProviderName,
            view.SeniorId,
            view.ProviderUserId,
            view.AccountName,
            view.ApiKeyHint,
            view.Status,
            view.SyncEnabled,
            HealthAnswer.Of(view.Health),
            view.Progress is { } progress ? ProgressAnswer.Of(progress) : null,
            view.LastSyncedAt,
            view.LastError is { } error ? new LastErrorAnswer(error.Code, error.Message, error.At) : null,
            view.MissingHeld,
            view.Settings,
            view.TaskCount,
            view.CreatedAt,
            view.Version,
            view.Name,
            view.PausedUntil,
            view.UpcomingCount
        );
}

/// <summary>How an integration is, from evidence alone.</summary>
internal sealed record HealthAnswer(
    HealthLevel Level,
    string Reason,
    DateTimeOffset Since,
    int ConsecutiveFailures,
    DateTimeOffset? NextSyncAt
)
{
    public static HealthAnswer Of(IntegrationHealth health) =>
        new(health.Level, health.Reason, health.Since, health.ConsecutiveFailures, health.NextSyncAt);
}

/// <summary>How far the run at work is.</summary>
/// <param name="Received">Appointments read so far, those left out included.</param>
/// <param name="Skipped">For other people, and left out.</param>
internal sealed record ProgressAnswer(DateTimeOffset StartedAt, int Received, int Created, int Updated, int Cancelled, int Skipped)
{
    public static ProgressAnswer Of(RunProgress progress) =>
        new(progress.StartedAt, progress.Received, progress.Created, progress.Updated, progress.Cancelled, progress.Skipped);
}

/// <summary>Why the last run failed.</summary>
internal sealed record LastErrorAnswer(string Code, string Message, DateTimeOffset At);

/// <summary>One sync run; created + updated + unchanged + skipped + error_count = total.</summary>
/// <param name="Complete">Nothing of the window can be missing.</param>
/// <param name="Errors">The items that could not be read, the first 200 of them.</param>
/// <param name="Notice">What is not the whole truth, in plain words.</param>
internal sealed record SyncRunAnswer(
    Guid Id,
    bool Success,
    SyncTrigger Trigger,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt,
    int Total,
    int Created,
    int Updated,
    int Unchanged,
    int Cancelled,
    int Skipped,
    IReadOnlyList<SyncItemError> Errors,
    int ErrorCount,
    int Requests,
    bool Complete,
    string? Notice,
    RunErrorAnswer? Error
)
{
    public static SyncRunAnswer Of(SyncRun run, IntegrationView integration) =>
        new(
            run.Id,
            run.Success,
            run.Trigger,
            run.StartedAt,
            run.FinishedAt,
            run.Total,
            run.Created,
            run.Updated,
            run.Unchanged,
            run.Cancelled,
            run.Skipped,
            run.Errors,
            run.ErrorCount,
            run.Requests,
            run.Complete,
            run.Notice,
            run.Failure is { } kind ? new RunErrorAnswer(FailureWords.Code(kind), ProviderAnswers.Sentence(kind, integration)) : null
        );
}

/// <summary>Why a run failed.</summary>
internal sealed record RunErrorAnswer(string Code, string Message);

/// <summary>Something that can be booked.</summary>
internal sealed record AppointmentTypeAnswer(string Id, string Name, int? DurationMinutes, string? Description, bool Active)
{
    public static AppointmentTypeAnswer Of(AppointmentType type) =>
        new(type.Id, type.Name, type.DurationMinutes, type.Description, type.Active);
}

/// <summary>One of an account's calendars; <c>settings.calendars</c> names it by its id.</summary>
internal sealed record CalendarAnswer(string Id, string Name);

/// <summary>Whether credentials work; the account when they do, why not when they do not.</summary>
internal sealed record VerificationAnswer(bool Valid, AccountAnswer? Account, string? Code, string? Message);

/// <summary>The account behind accepted credentials.</summary>
internal sealed record AccountAnswer(string Id, string? Name, string? Email, string? TimeZone);

/// <summary>Something an integration was taught: appointments for this e-mail, phone or name are that senior's.</summary>
internal sealed record MatchAnswer(Guid Id, ClientTrait Trait, string Value, Guid SeniorId, DateTimeOffset CreatedAt)
{
    public static MatchAnswer Of(TaughtClient taught) => new(taught.Id, taught.Trait, taught.Value, taught.SeniorId, taught.CreatedAt);
}

/// <summary>Appointments that matched nobody, asked live and not kept.</summary>
/// <param name="Items">The next ones, then the latest past ones; 50 at most.</param>
/// <param name="More">There are more than were counted.</param>
internal sealed record UnmatchedAnswer(IReadOnlyList<UnmatchedItem> Items, int Count, bool More)
{
    public static UnmatchedAnswer Of(UnmatchedLook look) => new([.. look.First.Select(UnmatchedItem.Of)], look.Count, look.More);
}

/// <summary>An appointment at the provider that is nobody's here.</summary>
internal sealed record UnmatchedItem(string ExternalId, string Title, DateTimeOffset StartsAt, ClientAnswer Client)
{
    public static UnmatchedItem Of(UnmatchedAppointment each) =>
        new(each.ExternalId, each.Title, each.StartsAt, new ClientAnswer(each.Client.Name, each.Client.Email, each.Client.Phone));
}

/// <summary>Whom the provider's record names as its client.</summary>
internal sealed record ClientAnswer(string? Name, string? Email, string? Phone);
