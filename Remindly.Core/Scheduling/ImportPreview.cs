using Microsoft.EntityFrameworkCore;
using Remindly.Core.Persistence;

namespace Remindly.Core.Scheduling;

/// <summary>What connecting would bring in, from a real reading of the provider; nothing of it is kept.</summary>
/// <param name="Found">How many appointments the window holds.</param>
/// <param name="Clients">How many different people they name.</param>
/// <param name="OfSeniors">How many are for each senior, judged as <see cref="MatchMode.Client"/> does.</param>
/// <param name="First">The first few that would come, soonest first; with <see cref="MatchMode.Client"/> the senior's alone.</param>
/// <param name="More">There are more than were counted.</param>
public sealed record ImportPreview(
    string AccountName,
    int Found,
    int Clients,
    IReadOnlyList<SeniorShare> OfSeniors,
    IReadOnlyList<PreviewedAppointment> First,
    bool More
)
{
    /// <summary>What the account holds, where there is a choice; empty where there is none.</summary>
    public IReadOnlyList<OfferedCalendar> Calendars { get; init; } = [];

    /// <summary>
    /// A business account holds every client it has: only the senior's should come in. A family's own calendar seldom says whom
    /// something is for: left out would be most of it.
    /// </summary>
    public required MatchMode Proposed { get; init; }

    public int Matched => OfSeniors.Sum(share => share.Count);

    /// <summary>How many do not say whom they are for, as most of a family's own calendar.</summary>
    public int Unnamed { get; init; }

    /// <summary>How many are other people's, judged as <see cref="MatchMode.Client"/> does.</summary>
    public int OfOthers => Found - Matched;
}

/// <summary>How far a look into an account has come.</summary>
/// <param name="AccountName">Whose the credentials are: they work.</param>
/// <param name="Found">Appointments counted so far.</param>
public sealed record ImportProgress(string AccountName, int Found);

public sealed record SeniorShare(Guid SeniorId, string Name, int Count);

/// <param name="SeniorId">Whose it is by its client; null when it is nobody's here.</param>
/// <param name="IsAllDay">Whether it takes whole days.</param>
public sealed record PreviewedAppointment(
    string Title,
    DateTimeOffset StartsAt,
    bool IsAllDay,
    string? Location,
    Guid? SeniorId,
    string TimeZone
);

/// <summary>Looks into an account before it is connected.</summary>
public sealed class ImportPreviews(IDbContextFactory<RemindlyDb> databases, ProviderCatalog catalog, TimeProvider clock)
{
    private const int MostCounted = 5_000;
    private const int MostShown = 5;
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(30);

    /// <param name="progress">Told when the credentials are accepted, and after each page.</param>
    public async Task<Outcome<ImportPreview>> LookAsync(
        Guid userId,
        NewIntegration wish,
        IProgress<ImportProgress> progress,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (catalog.Find(wish.Provider) is not { } provider)
        {
            return new Outcome<ImportPreview>.Refused("provider", ProviderCatalog.ChooseOne);
        }

        if (CredentialFaults.Of<ImportPreview>(provider, wish.Credentials) is { } faults)
        {
            return faults;
        }

        if (await IntegrationRules.RefuseSeniorAsync<ImportPreview>(db, userId, wish.SeniorId, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var seniors = await SeniorIdentities.OfAsync(db, userId, wish.SeniorId, cancellationToken);
        try
        {
            return await CountAsync(provider, wish, seniors, progress, cancellationToken);
        }
        catch (ProviderException problem)
        {
            return ProviderTrouble.Of<ImportPreview>(problem.Failure, provider.Info);
        }
    }

    private async Task<ImportPreview> CountAsync(
        ISchedulingProvider provider,
        NewIntegration wish,
        IReadOnlyList<SeniorIdentity> seniors,
        IProgress<ImportProgress> progress,
        CancellationToken cancellationToken
    )
    {
        var connection = new ProviderConnection(wish.Credentials) { Calendars = wish.Settings.Calendars };
        var account = await provider.VerifyAsync(connection, cancellationToken);
        var name = account.Name ?? provider.Info.Name;
        progress.Report(new ImportProgress(name, 0));
        var now = clock.GetUtcNow();
        var window = DateWindow.Around(now, wish.Settings.DaysBack, wish.Settings.DaysAhead);
        var zone = seniors.Count > 0 ? seniors[0].TimeZone : account.TimeZone ?? "Etc/UTC";
        var count = new PreviewCount(seniors, window, now);
        var started = clock.GetTimestamp();
        var more = false;
        await foreach (var page in provider.FetchAsync(connection, new FetchRequest(window, null, zone), cancellationToken))
        {
            count.Add(page);
            progress.Report(new ImportProgress(name, count.Found));
            more = page.Gaps.Count > 0 || more;
            if (count.Found >= MostCounted || clock.GetElapsedTime(started) > LongestLook)
            {
                more = true;
                break;
            }
        }

        return new ImportPreview(
            name,
            count.Found,
            count.Clients,
            count.Shares,
            count.First(MostShown, wish.SeniorId is null || count.Proposed == MatchMode.Client),
            more
        )
        {
            Proposed = count.Proposed,
            Unnamed = count.Unnamed,
            Calendars = provider is IOffersCalendars offers ? await offers.ListCalendarsAsync(connection, cancellationToken) : [],
        };
    }
}
