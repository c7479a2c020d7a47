using System.Collections.ObjectModel;
using NodaTime;
using Remindly.Web.Sandbox.Api;

namespace Remindly.Web.Sandbox.Seeding;

/// <summary>Fills an account with 30 days behind and 90 ahead. The same day always gives the same account.</summary>
internal sealed class Seeder
{
    private const int DaysBack = 30;
    private const int DaysAhead = 90;

    // The seed is the default account's number, for no other reason than that it must be some number.
    private readonly Random dice = new(20417733);
    private readonly SandboxAccount account;
    private readonly Practice practice;
    private readonly DateTimeOffset now;
    private readonly LocalDate today;

    public Seeder(SandboxAccount account)
    {
        (this.account, practice, now) = (account, account.Practice, account.Clock.GetUtcNow());
        today = AcuityTime.DateIn(account.Settings.Timezone, now);
    }

    public void Fill()
    {
        foreach (var visit in SeedRosa.Visits(practice))
        {
            Book(SeedPeople.Rosa, visit);
        }

        foreach (var visit in SeedRosa.OtherVisits(practice))
        {
            Book(SeedPeople.OtherRosa, visit);
        }

        for (var day = -DaysBack; day < DaysAhead; day++)
        {
            FillDay(day);
        }

        FillFluClinic();
        FillBlocks();
    }

    private void FillDay(int day)
    {
        var date = today.PlusDays(day);
        if (date.DayOfWeek == IsoDayOfWeek.Sunday)
        {
            return;
        }

        if (date.DayOfWeek is IsoDayOfWeek.Monday or IsoDayOfWeek.Thursday)
        {
            Book(SeedPeople.Walter, new SeedVisit(day, 13, 0, practice.Dialysis, practice.East));
        }

        var visits = date.DayOfWeek == IsoDayOfWeek.Saturday ? 1 + dice.Next(2) : 3 + dice.Next(2);
        for (var i = 0; i < visits; i++)
        {
            Book(SeedPeople.Regulars[dice.Next(SeedPeople.Regulars.Count)], AnyVisit(day, 8 + i));
        }
    }

    private SeedVisit AnyVisit(int day, int hour)
    {
        var mountain = dice.Next(2) == 0;
        long[] types = mountain
            ? [practice.Physiotherapy, practice.Podiatry, practice.VideoVisit]
            : [practice.CheckUp, practice.BloodTest, practice.Physiotherapy, practice.VideoVisit];
        var fate = dice.Next(100) switch
        {
            < 7 => SeedFate.Canceled,
            < 11 when day < 0 => SeedFate.NoShow,
            _ => SeedFate.Kept,
        };
        return new SeedVisit(
            day,
            hour,
            15 * dice.Next(2),
            types[dice.Next(types.Length)],
            mountain ? practice.Mountain : practice.East,
            fate
        )
        {
            Notes = dice.Next(12) == 0 ? "Prefers the ground floor.\r\nCall on arrival." : "",
        };
    }

    private void Book(SeedPerson person, SeedVisit visit)
    {
        var date = SeedRosa.WorkingDay(today.PlusDays(visit.Day));
        var zone = account.Calendar(visit.Calendar)!.Timezone;
        var start = AcuityTime.At(date.At(new LocalTime(visit.Hour, visit.Minute)), zone);
        var booked = visit.Fate == SeedFate.Moved ? start.AddDays(-3) : start;
        var id = account.Load(Appointment(person, visit, booked)).Id;
        if (visit.Fate == SeedFate.Moved)
        {
            account.Book.Change(id, each => each with { Start = start });
        }
    }

    private SandboxAppointment Appointment(SeedPerson person, SeedVisit visit, DateTimeOffset start)
    {
        var past = start < now;
        var price = account.Type(visit.Type)!.Price;
        var done = past && visit.Fate == SeedFate.Kept;
        return new SandboxAppointment
        {
            Start = start,
            TypeId = visit.Type,
            CalendarId = visit.Calendar,
            FirstName = person.First,
            LastName = person.Last,
            Email = visit.Contact == SeedContact.Full ? person.Email : "",
            Phone = visit.Contact == SeedContact.NameOnly ? "" : person.Phone,
            Timezone = person.Zone,
            Canceled = visit.Fate is SeedFate.Canceled or SeedFate.NoShow,
            NoShow = visit.Fate == SeedFate.NoShow,
            Notes = visit.Notes,
            Location = visit.Type == practice.VideoVisit ? "By video" : account.Calendar(visit.Calendar)!.Location,
            Category = account.Type(visit.Type)!.Category,
            Paid = done,
            AmountPaid = done ? price : "0.00",
            LabelId = dice.Next(9) == 0 ? practice.Labels[dice.Next(practice.Labels.Count)].Id : null,
            ScheduledBy = dice.Next(3) == 0 ? account.Settings.Email : null,
            IsVerified = past,
            CreatedAt = (past ? start : now).AddDays(-1 - dice.Next(20)).AddMinutes(-dice.Next(600)),
            Answers = dice.Next(4) == 0 ? Answers() : ReadOnlyDictionary<long, string>.Empty,
        };
    }

    private ReadOnlyDictionary<long, string> Answers() =>
        new(
            new Dictionary<long, string>
            {
                [practice.MobilityField] = dice.Next(2) == 0 ? "No" : "A cane",
                [practice.MedicineField] = "One in the morning, one at night",
            }
        );

    // One day holds more than a page: 26 rounds of five people, Rosa among them.
    private void FillFluClinic()
    {
        const int rounds = 26;
        const int seats = 5;
        var clinicDay = Period.DaysBetween(today, SeedRosa.WorkingDay(today.PlusDays(10)));
        for (var i = 0; i < rounds * seats; i++)
        {
            var (minutes, round) = (8 * 60 + 20 * (i / seats), i / seats);
            var person = i == 47 ? SeedPeople.Rosa : SeedPeople.Passer(i);
            var fate = i % 41 == 40 ? SeedFate.Canceled : SeedFate.Kept;
            var visit = new SeedVisit(clinicDay, minutes / 60, minutes % 60, practice.FluClinic, practice.East, fate);
            var start = AcuityTime.At(today.PlusDays(clinicDay).At(new LocalTime(visit.Hour, visit.Minute)), Practice.EasternZone);
            account.Load(Appointment(person, visit, start) with { ClassId = 38_400_100 + round });
        }
    }

    private void FillBlocks()
    {
        var zone = Practice.EasternZone;
        var training = SeedRosa.WorkingDay(today.PlusDays(4));
        var holiday = SeedRosa.WorkingDay(today.PlusDays(33));
        account.AddBlock(
            practice.East,
            AcuityTime.At(training.At(new LocalTime(12, 0)), zone),
            AcuityTime.At(training.At(new LocalTime(13, 30)), zone),
            "Staff training"
        );
        account.AddBlock(practice.East, AcuityTime.StartOf(holiday, zone), AcuityTime.StartOf(holiday.PlusDays(1), zone), "Closed");
        account.AddBlock(
            practice.Mountain,
            AcuityTime.StartOf(holiday, Practice.MountainZone),
            AcuityTime.StartOf(holiday.PlusDays(1), Practice.MountainZone),
            "Closed"
        );
    }
}
