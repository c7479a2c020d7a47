namespace Remindly.Core.Calendars;

/// <summary>The beginning of what somebody wrote, fit to be repeated in a sentence.</summary>
internal static class Excerpt
{
    private const int Longest = 30;

    public static string Of(string text)
    {
        var start = text.Length <= Longest ? text : text[..Longest] + "…";
        return string.Concat(start.Select(letter => char.IsControl(letter) || char.IsSurrogate(letter) ? ' ' : letter));
    }
}
