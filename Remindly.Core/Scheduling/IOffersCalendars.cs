namespace Remindly.Core.Scheduling;

/// <summary>A provider whose accounts hold several calendars, of which a person may choose some.</summary>
public interface IOffersCalendars
{
    /// <summary>The account's calendars, in an order that stays.</summary>
    /// <exception cref="ProviderException">The provider cannot be read.</exception>
    Task<IReadOnlyList<OfferedCalendar>> ListCalendarsAsync(ProviderConnection connection, CancellationToken cancellationToken);
}

/// <param name="Id">As the provider names it; what <see cref="SyncSettings.Calendars"/> holds.</param>
/// <param name="Name">For people.</param>
public sealed record OfferedCalendar(string Id, string Name);
