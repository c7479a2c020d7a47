using System.Text.Json;

namespace Remindly.Core;

/// <summary>How enum values are spelled in the HTTP contract and in addresses: <c>in_progress</c>.</summary>
public static class Words
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    public static string? Of<T>(T? value)
        where T : struct, Enum => value is { } word ? Of(word) : null;

    /// <summary>Takes the contract's spelling alone: no numbers, no other case.</summary>
    public static bool TryRead<T>(string? text, out T value)
        where T : struct, Enum
    {
        foreach (var each in Enum.GetValues<T>())
        {
            if (Of(each) == text)
            {
                value = each;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>All of them, for a sentence that says what may be sent.</summary>
    public static string All<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(Of));
}
