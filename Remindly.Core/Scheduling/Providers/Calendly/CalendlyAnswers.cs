using System.Text.Json;

namespace Remindly.Core.Scheduling.Providers.Calendly;

/// <summary>What a person answered when booking, as a description.</summary>
internal static class CalendlyAnswers
{
    private const string OpenQuestion = "Please share anything that will help prepare for our meeting.";

    public static string? Words(JsonElement? invitee) =>
        invitee is { } person
            ? CalendlyText.Lines(string.Join("\n", person.Rows("questions_and_answers").Select(Line).OfType<string>()))
            : null;

    // The question that every event type begins with says nothing; an answer to it stands alone.
    private static string? Line(JsonElement row)
    {
        var (question, answer) = (CalendlyText.Line(row.Text("question")), CalendlyText.Lines(row.Text("answer")));
        return answer is null ? null
            : question is null or OpenQuestion ? answer
            : $"{question.TrimEnd(':')}{(question.EndsWith('?') ? "" : ":")} {answer}";
    }
}
