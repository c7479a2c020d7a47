using Remindly.Core.Care;

namespace Remindly.Core.Tasks.QuickAdd;

/// <summary>Puts the pieces together: what is left as the title, and the days and times that the words come to.</summary>
internal sealed class QuickAddAnswer(string text, List<Token> tokens, List<FoundPiece> pieces, QuickAddContext context)
{
    private const string NoZone = "Etc/UTC";
    private readonly List<string> doubts = [];

    public static QuickAddSenior? SeniorOf(QuickAddContext context) =>
        context.Seniors.FirstOrDefault(senior => senior.Id == context.SeniorId) ?? (context.Seniors.Count == 1 ? context.Seniors[0] : null);

    public QuickAddReading Reading()
    {
        var senior = Of<Meaning.For>()?.Senior ?? SeniorOf(context);
        var zone = senior?.TimeZone ?? NoZone;
        var when = Resolve(zone);
        var spans = pieces.ConvertAll(Span);
        NoteFigures(when);
        NoteStrangers();
        return new QuickAddReading
        {
            Text = text,
            Title = QuickAddTitle.Of(text, spans),
            SeniorId = senior?.Id,
            ScheduledAt = when.At,
            AllDayOn = when.AllDay,
            DurationMinutes = when.Minutes ?? Of<Meaning.Length>()?.Minutes,
            Rule = when.Rule,
            AssignedTo = Of<Meaning.Assignee>()?.Person.Id,
            Type = Of<Meaning.Kind>()?.Value ?? CareTaskType.Other,
            Priority = Of<Meaning.Importance>()?.Value ?? CareTaskPriority.Medium,
            Location = Of<Meaning.Place>()?.Text,
            Pieces = spans,
            Doubts = doubts,
        };
    }

    private QuickAddWhen Resolve(string zone)
    {
        var words = new WhenWords
        {
            Day = Of<Meaning.Day>()?.Wish,
            Clock = Of<Meaning.Clock>(),
            Part = Of<Meaning.Part>(),
            Moment = Of<Meaning.Moment>(),
            Repeat = Of<Meaning.Repeat>(),
            End = Of<Meaning.End>(),
        };
        var when = words.Resolve(context.Now, zone);
        if (when.At is { } at && (when.AllDay is { } day ? day < Zones.DateOf(context.Now, zone) : at < context.Now))
        {
            doubts.Add("That is already past.");
        }

        return when;
    }

    // "Tomorrow 8" may be eight in the morning or eight of something.
    private void NoteFigures(QuickAddWhen when)
    {
        foreach (var piece in pieces.Where(piece => piece.Part is QuickAddPart.Day or QuickAddPart.Repeat && when.AllDay is not null))
        {
            foreach (var at in (int[])[piece.At - 1, piece.Find.Next])
            {
                var isFigure = at >= 0 && at < tokens.Count && tokens[at].IsNumber && !IsTaken(at);
                if (isFigure && int.TryParse(tokens[at].Word, out var hour) && hour is >= 1 and <= 24)
                {
                    doubts.Add($"“{hour}” alone is not taken for a time. Write “at {hour}” if it is one.");
                    return;
                }
            }
        }
    }

    private void NoteStrangers()
    {
        for (var at = 0; at + 1 < tokens.Count; at++)
        {
            if (tokens[at] is { Word: "@", Glued: false } && tokens[at + 1] is { Glued: true, IsWord: true } name && !IsTaken(at))
            {
                doubts.Add($"Nobody called “{text[name.Start..name.End]}” can do this, so the name stays in the title.");
            }
        }
    }

    private bool IsTaken(int at) => pieces.Any(piece => piece.At <= at && at < piece.Find.Next);

    private T? Of<T>()
        where T : Meaning => pieces.Select(piece => piece.Find.Meaning).OfType<T>().FirstOrDefault();

    private QuickAddPiece Span(FoundPiece piece)
    {
        var (start, end) = (tokens[piece.At].Start, tokens[piece.Find.Next - 1].End);
        return new QuickAddPiece(piece.Part, start, end - start, piece.Find.Stays);
    }
}
