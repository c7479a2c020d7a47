namespace Remindly.Core.Scheduling;

/// <summary>Counts what a preview tells; keeps of other people nothing but that there are some.</summary>
internal sealed class PreviewCount(IReadOnlyList<SeniorIdentity> seniors, DateWindow window, DateTimeOffset now)
{
    private readonly List<ClientIdentity> people = [.. seniors.Select(senior => senior.Client)];
    private readonly HashSet<string> ids = [];
    private readonly HashSet<string> clients = [];
    private readonly Dictionary<Guid, int> shares = [];
    private readonly List<PreviewedAppointment> upcoming = [];

    public int Found => ids.Count;

    public int Clients => clients.Count;

    public int Unnamed { get; private set; }

    public MatchMode Proposed => Clients > 1 && Unnamed * 2 < Found ? MatchMode.Client : MatchMode.All;

    public IReadOnlyList<SeniorShare> Shares =>
        [.. people.Select(person => new SeniorShare(person.SeniorId, person.Name, shares.GetValueOrDefault(person.SeniorId)))];

    public IReadOnlyList<PreviewedAppointment> First(int count, bool onlyMatched) =>
        [.. upcoming.Where(each => !onlyMatched || each.SeniorId is not null).OrderBy(each => each.StartsAt).Take(count)];

    public void Add(AppointmentPage page)
    {
        foreach (var appointment in page.Appointments)
        {
            if (window.Contains(appointment.StartsAt) && ids.Add(appointment.ExternalId))
            {
                Add(appointment);
            }
        }
    }

    private void Add(ExternalAppointment appointment)
    {
        var senior = ClientMatching.Only(appointment.Client, people)?.SeniorId;
        var named = senior?.ToString() ?? Plain(appointment.Client);
        if (string.IsNullOrWhiteSpace(named))
        {
            Unnamed++;
        }
        else
        {
            clients.Add(senior?.ToString() ?? Fingerprints.Of(named));
        }

        if (senior is { } id)
        {
            shares[id] = shares.GetValueOrDefault(id) + 1;
        }

        if (appointment.StartsAt >= now && !appointment.IsCancelled)
        {
            var zone = seniors.Count > 0 ? seniors[0].TimeZone : "Etc/UTC";
            upcoming.Add(
                new PreviewedAppointment(
                    appointment.Title,
                    appointment.StartsAt,
                    appointment.AllDayOn is not null,
                    appointment.Location,
                    senior,
                    zone
                )
            );
        }
    }

    private static string? Plain(ExternalClient client) =>
        client.Email?.Trim().ToLowerInvariant()
        ?? (ClientMatching.Digits(client.Phone) is { Length: > 0 } digits ? digits : client.Name?.Trim().ToLowerInvariant());
}
