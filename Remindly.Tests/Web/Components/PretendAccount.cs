using Remindly.Core.Scheduling;

namespace Remindly.Tests.Web.Components;

/// <summary>A provider whose account holds several calendars.</summary>
internal sealed class PretendAccount : PretendProvider, IOffersCalendars
{
    public new const string Key = "account";

    public override ProviderInfo Info => base.Info with { Key = Key };

    public IReadOnlyList<OfferedCalendar> Calendars { get; set; } = [new("1", "Family"), new("2", "Work")];

    /// <summary>What the answer waits for.</summary>
    public TaskCompletionSource? Answer { get; set; }

    public int Asked { get; private set; }

    public async Task<IReadOnlyList<OfferedCalendar>> ListCalendarsAsync(ProviderConnection connection, CancellationToken cancellationToken)
    {
        Asked++;
        await (Answer?.Task ?? Task.CompletedTask).WaitAsync(cancellationToken);
        return Fails is { } kind ? throw new ProviderException(kind) : Calendars;
    }
}
