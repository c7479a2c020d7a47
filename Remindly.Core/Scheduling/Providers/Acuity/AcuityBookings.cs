using System.Globalization;
using System.Text.Json;

namespace Remindly.Core.Scheduling.Providers.Acuity;

/// <summary>
/// Single appointments: looks them up, books, moves, changes and cancels them. Acuity keeps its own rules about times, because
/// nothing here books or moves as an administrator, who may book twice at one time; only notes need that.
/// </summary>
internal sealed class AcuityBookings(AcuityClient client)
{
    private const string AsAdministrator = "?admin=true";

    // https://developers.acuityscheduling.com/reference/get-appointments-id
    public async Task<ExternalAppointment?> FindAsync(
        ProviderConnection connection,
        string externalId,
        CancellationToken cancellationToken
    ) =>
        Path(externalId) is { } path
        && await client.SendAsync(AcuityCall.Get(connection, path), cancellationToken) is AcuityReply.Found(var body)
            ? Read(body, externalId)
            : null;

    // https://developers.acuityscheduling.com/reference/post-appointments
    public async Task<BookingOutcome> CreateAsync(
        ProviderConnection connection,
        NewAppointment appointment,
        CancellationToken cancellationToken
    )
    {
        var body = AcuityBodies.Booking(appointment);
        var outcome = await SendAsync(new AcuityCall(connection, HttpMethod.Post, "appointments", body), null, cancellationToken);
        return outcome is BookingOutcome.Booked(var booked) && !string.IsNullOrWhiteSpace(appointment.Notes)
            ? await WithNotesAsync(connection, booked, appointment.Notes, cancellationToken)
            : outcome;
    }

    // https://developers.acuityscheduling.com/reference/put-appointments-id-reschedule and .../put-appointments-id
    public async Task<BookingOutcome> UpdateAsync(
        ProviderConnection connection,
        string externalId,
        AppointmentChange change,
        CancellationToken cancellationToken
    )
    {
        if (Path(externalId) is not { } path)
        {
            return new BookingOutcome.Missing();
        }

        BookingOutcome? outcome = null;
        if (change.StartsAt is { } startsAt)
        {
            var move = new AcuityCall(connection, HttpMethod.Put, path + "/reschedule", AcuityBodies.Move(startsAt));
            outcome = await UnlessDoneAsync(move, externalId, now => now.StartsAt == startsAt && !now.IsCancelled, cancellationToken);
            if (outcome is not BookingOutcome.Booked)
            {
                return outcome;
            }
        }

        var details = AcuityBodies.Details(change);
        if (details.Count > 0)
        {
            var query = change.Notes is null ? "" : AsAdministrator;
            outcome = await SendAsync(new AcuityCall(connection, HttpMethod.Put, path + query, details), externalId, cancellationToken);
        }

        return outcome
            ?? (
                await FindAsync(connection, externalId, cancellationToken) is { } same
                    ? new BookingOutcome.Booked(same)
                    : new BookingOutcome.Missing()
            );
    }

    // https://developers.acuityscheduling.com/reference/put-appointments-id-cancel
    public async Task<BookingOutcome> CancelAsync(
        ProviderConnection connection,
        string externalId,
        string? reason,
        CancellationToken cancellationToken
    )
    {
        if (Path(externalId) is not { } path)
        {
            return new BookingOutcome.Missing();
        }

        var cancel = new AcuityCall(connection, HttpMethod.Put, path + "/cancel", AcuityBodies.Cancellation(reason));
        return await UnlessDoneAsync(cancel, externalId, now => now.IsCancelled, cancellationToken);
    }

    /// <summary>A request that was repeated may be refused because its first try got through: then it is done all the same.</summary>
    private async Task<BookingOutcome> UnlessDoneAsync(
        AcuityCall call,
        string externalId,
        Func<ExternalAppointment, bool> done,
        CancellationToken cancellationToken
    )
    {
        var outcome = await SendAsync(call, externalId, cancellationToken);
        return outcome is BookingOutcome.Refused && await FindAsync(call.Connection, externalId, cancellationToken) is { } now && done(now)
            ? new BookingOutcome.Booked(now)
            : outcome;
    }

    // The booking stands, whatever becomes of its notes.
    private async Task<BookingOutcome> WithNotesAsync(
        ProviderConnection connection,
        ExternalAppointment booked,
        string notes,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var change = new AppointmentChange { Notes = notes };
            var outcome = await UpdateAsync(connection, booked.ExternalId, change, cancellationToken);
            return outcome is BookingOutcome.Booked ? outcome : new BookingOutcome.Booked(booked);
        }
        catch (ProviderException)
        {
            return new BookingOutcome.Booked(booked);
        }
    }

    private async Task<BookingOutcome> SendAsync(AcuityCall call, string? externalId, CancellationToken cancellationToken) =>
        await client.SendAsync(call, cancellationToken) switch
        {
            AcuityReply.Found(var body) => new BookingOutcome.Booked(Read(body, externalId)),
            AcuityReply.Refused(var code) => new BookingOutcome.Refused(code),
            _ => new BookingOutcome.Missing(),
        };

    private static ExternalAppointment Read(JsonElement body, string? externalId) =>
        AcuityMapping.Read(body).Appointment is { } appointment && (externalId is null || appointment.ExternalId == externalId)
            ? appointment
            : throw new ProviderException(FailureKind.InvalidResponse);

    // Acuity's ids are numbers: anything else is not one of them.
    private static string? Path(string externalId) =>
        long.TryParse(externalId, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? string.Create(CultureInfo.InvariantCulture, $"appointments/{id}")
            : null;
}
