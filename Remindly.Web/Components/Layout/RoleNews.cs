using Remindly.Core.Care;
using Remindly.Web.Components.Seniors;

namespace Remindly.Web.Components.Layout;

/// <summary>What somebody is told whose own part in a circle has changed while their page was open.</summary>
internal static class RoleNews
{
    /// <summary>Null when nothing of it has.</summary>
    public static string? Between(IReadOnlyList<SeniorSummary> before, IReadOnlyList<SeniorSummary> now)
    {
        var news = before.Select(was => News(was, now.FirstOrDefault(senior => senior.Id == was.Id))).OfType<string>().ToList();
        return news.Count == 0 ? null : string.Join(' ', news);
    }

    private static string? News(SeniorSummary was, SeniorSummary? now) =>
        now is null ? $"You are no longer in {was.CalledName}'s circle. Ask an owner of it if that is a mistake."
        : now.Role == was.Role ? null
        : $"In {now.CalledName}'s circle {RoleWords.You(now.Role)} now: that person {RoleWords.Means(now.Role)}.";
}
