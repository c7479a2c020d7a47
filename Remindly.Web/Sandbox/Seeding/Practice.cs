namespace Remindly.Web.Sandbox.Seeding;

/// <summary>The invented practice: who works there and what they offer. Each account has ids of its own.</summary>
internal sealed class Practice(int account)
{
    private readonly long shift = account * 1000L;

    public const string EasternZone = "America/New_York";
    public const string MountainZone = "America/Denver";

    public long East => 12000345 + shift;
    public long Mountain => 12000346 + shift;
    public long CheckUp => 71500890 + shift;
    public long Physiotherapy => 71500891 + shift;
    public long BloodTest => 71500892 + shift;
    public long Podiatry => 71500893 + shift;
    public long Dialysis => 71500894 + shift;
    public long FluClinic => 71500895 + shift;
    public long VideoVisit => 71500896 + shift;
    public long HearingTest => 71500897 + shift;
    public long MobilityField => 9400101 + shift;
    public long MedicineField => 9400102 + shift;

    public static SandboxSettings Settings =>
        new("Riverside Care", "desk@riverside-care.example", EasternZone, TimeFormat: "ampm", DateFormat: "%B %e, %Y");

    public IReadOnlyList<SandboxCalendar> Calendars =>
        [
            new(
                East,
                "Dr. Helen Okafor",
                "helen@riverside-care.example",
                EasternZone,
                "14 Mill Lane, Room 2",
                "General practice and clinics"
            ),
            new(
                Mountain,
                "Noémie Garcia, PT",
                "noemie@riverside-care.example",
                MountainZone,
                "Riverside West, 2nd floor",
                "Physiotherapy, feet and video visits"
            ),
        ];

    // Two names end in a space, as names typed by hand do.
    public IReadOnlyList<SandboxAppointmentType> Types =>
        [
            new(CheckUp, "Check-up ", 30, "45.00", "General", "service", null, [East]),
            new(Physiotherapy, "Physiotherapy", 45, "70.00", "Therapy", "service", null, [East, Mountain]),
            new(BloodTest, "Blood test", 15, "20.00", "General", "service", null, [East]),
            new(Podiatry, "Podiatry  ", 40, "55.00", "Therapy", "service", null, [Mountain]),
            new(Dialysis, "Dialysis", 240, "0.00", "General", "service", null, [East]),
            new(FluClinic, "Flu clinic", 10, "0.00", "Clinics", "class", 5, [East]),
            new(VideoVisit, "Video visit", 20, "35.00", "General", "service", null, [East, Mountain]),
            new(HearingTest, "Hearing test", 30, "40.00", "General", "service", null, [East]) { Active = false },
        ];

    public IReadOnlyList<SandboxLabel> Labels =>
        [new(3101 + shift, "Confirmed", "green"), new(3102 + shift, "Call first", "yellow"), new(3103 + shift, "Needs a ride", "pink")];

    public IReadOnlyList<SandboxField> Fields =>
        [
            new(MobilityField, "Do you use a walking aid?", "dropdown", Required: false),
            new(MedicineField, "Which medicines do you take?", "textbox", Required: false),
        ];

    public long FormId => 940010 + shift;

    // The first id stands just below where a 32-bit number ends, so that a few hundred bookings cross it.
    public long FirstAppointmentId => 2_147_478_011 + account * 40_000_000L;

    public long FirstBlockId => 9_990_000_101 + account * 1_000_000L;

    public long FirstWebhookId => 400_100 + shift;
}
