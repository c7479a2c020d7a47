using NodaTime;

namespace Remindly.Core.Tasks.QuickAdd;

/// <summary>Every word that quick add understands, in lower case. Another language would be another such list.</summary>
internal static class Vocabulary
{
    public static readonly Dictionary<string, IsoDayOfWeek> Weekdays = Names<IsoDayOfWeek>(
        (IsoDayOfWeek.Monday, "monday mon munday"),
        (IsoDayOfWeek.Tuesday, "tuesday tue tues teusday tuseday"),
        (IsoDayOfWeek.Wednesday, "wednesday wed weds wensday wendsday wednsday"),
        (IsoDayOfWeek.Thursday, "thursday thu thur thurs thrusday thirsday"),
        (IsoDayOfWeek.Friday, "friday fri firday"),
        (IsoDayOfWeek.Saturday, "saturday sat saterday saturaday"),
        (IsoDayOfWeek.Sunday, "sunday sun")
    );

    /// <summary>Short for a day and a word of its own: "sun cream" is no Sunday.</summary>
    public static readonly HashSet<string> DoubtfulDays = Set("sun sat wed mon");

    public static readonly HashSet<string> AfterShortDay = Set("at from until till morning afternoon evening night");

    public static readonly Dictionary<string, int> Months = Names<int>(
        (1, "january jan"),
        (2, "february feb febuary"),
        (3, "march mar"),
        (4, "april apr"),
        (5, "may"),
        (6, "june jun"),
        (7, "july jul"),
        (8, "august aug"),
        (9, "september sep sept"),
        (10, "october oct"),
        (11, "november nov"),
        (12, "december dec")
    );

    public static readonly Dictionary<string, int> Numbers = Names<int>(
        (1, "a an one"),
        (2, "two"),
        (3, "three"),
        (4, "four"),
        (5, "five"),
        (6, "six"),
        (7, "seven"),
        (8, "eight"),
        (9, "nine"),
        (10, "ten"),
        (11, "eleven"),
        (12, "twelve")
    );

    /// <summary>The last is minus one.</summary>
    public static readonly Dictionary<string, int> Ordinals = Names<int>(
        (1, "first"),
        (2, "second"),
        (3, "third"),
        (4, "fourth"),
        (5, "fifth"),
        (-1, "last")
    );

    public static readonly Dictionary<string, DayUnit> DayUnits = Names<DayUnit>(
        (DayUnit.Day, "day days"),
        (DayUnit.Week, "week weeks wk wks"),
        (DayUnit.Month, "month months"),
        (DayUnit.Year, "year years")
    );

    /// <summary>In minutes.</summary>
    public static readonly Dictionary<string, int> ClockUnits = Names<int>((1, "minute minutes min mins"), (60, "hour hours hr hrs h"));

    public static readonly Dictionary<string, DayUnit> Regularly = Names<DayUnit>(
        (DayUnit.Day, "daily everyday"),
        (DayUnit.Week, "weekly"),
        (DayUnit.Month, "monthly"),
        (DayUnit.Year, "yearly annually")
    );

    public static readonly Dictionary<string, DayPart> DayParts = Names<DayPart>(
        (DayPart.Morning, "morning"),
        (DayPart.Afternoon, "afternoon"),
        (DayPart.Evening, "evening"),
        (DayPart.Night, "night")
    );

    public static readonly Dictionary<string, LocalTime> NamedTimes = Names<LocalTime>(
        (new LocalTime(12, 0), "noon midday"),
        (new LocalTime(0, 0), "midnight"),
        (new LocalTime(21, 0), "bedtime")
    );

    public static readonly HashSet<string> Tomorrow = Set("tomorrow tmr tmrw tomorow tommorow tommorrow tomorro");
    public static readonly HashSet<string> Every = Set("every each evry");
    public static readonly HashSet<string> BeforeDay = Set("on by from starting beginning");
    public static readonly HashSet<string> Until = Set("until till til through thru");
    public static readonly HashSet<string> BeforeTime = Set("at by @ from between");
    public static readonly HashSet<string> BetweenTimes = Set("- – — to until till and");
    public static readonly HashSet<string> BetweenDays = Set(", and & / +");

    /// <summary>A number before one of these is a house number.</summary>
    public static readonly HashSet<string> Streets = Set("street road rd avenue ave lane court square drive boulevard blvd");

    /// <summary>After "5 times" these say how often within a day, not when a repeat ends.</summary>
    public static readonly HashSet<string> Per = Set("a an per each every daily weekly monthly");

    /// <summary>Words that begin another piece, so that the one before is whole.</summary>
    public static readonly HashSet<string> Connectors = Set(
        "at on in for from until till til every each by and to with of the daily weekly monthly yearly today tonight this next starting urgent asap"
    );

    public static readonly HashSet<string> OrdinalEndings = Set("st nd rd th");
    public static readonly HashSet<string> Urgent = Set("urgent urgently asap");

    /// <summary>What somebody does who takes a task: "Ben takes it".</summary>
    public static readonly string[][] Takes =
    [
        ["takes", "it"],
        ["takes", "this"],
        ["will", "take", "it"],
        ["does", "it"],
        ["does", "this"],
        ["will", "do", "it"],
        ["can", "do", "it"],
    ];

    public static readonly string[][] TakenByMe =
    [
        ["i'll", "take", "it"],
        ["i'll", "do", "it"],
        ["i", "take", "it"],
        ["i", "will", "take", "it"],
    ];

    /// <summary>The last word of a place that needs no asking; two words where one alone would say too little.</summary>
    public static readonly HashSet<string> Places = Set(
        "pharmacy drugstore hospital clinic surgery library church bank supermarket store shop market lab laboratory hairdresser salon "
            + "dentist's doctor's vet office center centre hall station airport restaurant cafe park pool gym school"
    );

    /// <summary>Between "at" and the last word of a place.</summary>
    public static readonly HashSet<string> NotInPlaces = Set("and or with to for at on in until from every");

    public static readonly (CareTaskType Type, string[][] Signs)[] Kinds =
    [
        (CareTaskType.Transportation, Phrases("drive,driving,ride,rides,taxi,lift to,bring to,take to,transport")),
        (
            CareTaskType.Medication,
            Phrases(
                "eye drops,eyedrops,ear drops,pill,pills,tablet,tablets,medication,medications,medicine,medicines,meds,insulin,antibiotic,"
                    + "antibiotics,inhaler,ointment,painkiller,painkillers,vitamin,vitamins,dose,patch,aspirin,injection,statin,statins"
            )
        ),
        (
            CareTaskType.Appointment,
            Phrases(
                "appointment,dentist,doctor,dr,physio,physiotherapy,physiotherapist,podiatrist,cardiologist,optician,eye test,blood test,"
                    + "check-up,checkup,check up,x-ray,scan,clinic,gp,specialist,therapy,therapist,hearing test,vaccination,flu shot,haircut,hairdresser"
            )
        ),
        (
            CareTaskType.Errand,
            Phrases("pick up,collect,buy,shopping,groceries,shop for,fetch,drop off,return,post,mail,prescription,refill,order,pay,bank")
        ),
        (
            CareTaskType.Household,
            Phrases(
                "clean,cleaning,laundry,washing,vacuum,dishes,cook,cooking,garden,lawn,mow,bins,trash,rubbish,garbage,repair,fix,water the,bedding,"
                    + "iron,ironing,light bulb,dust"
            )
        ),
        (
            CareTaskType.Activity,
            Phrases(
                "walk,exercise,exercises,swim,swimming,bingo,cards,chess,choir,class,club,visit,lunch with,dinner with,coffee with,music,game"
            )
        ),
    ];

    private static Dictionary<string, T> Names<T>(params (T Value, string Words)[] names) =>
        names.SelectMany(name => name.Words.Split(' '), (name, word) => (word, name.Value)).ToDictionary(StringComparer.Ordinal);

    private static HashSet<string> Set(string words) => [.. words.Split(' ')];

    private static string[][] Phrases(string phrases) =>
        [.. phrases.Split(',').Select(phrase => Token.Of(phrase).Select(token => token.Word).ToArray())];
}

/// <summary>What days are counted in.</summary>
internal enum DayUnit
{
    Day,
    Week,
    Month,
    Year,
}

/// <summary>A stretch of the day that says which half of the clock is meant.</summary>
internal enum DayPart
{
    Morning,
    Afternoon,
    Evening,
    Night,
}
