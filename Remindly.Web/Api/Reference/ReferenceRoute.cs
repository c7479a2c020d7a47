namespace Remindly.Web.Api.Reference;

/// <summary>One route of the interface, as the reference page shows it.</summary>
/// <param name="Id">For the page's own links.</param>
/// <param name="Closed">Whether it wants a bearer token.</param>
public sealed record ReferenceRoute(
    string Id,
    string Tag,
    string Method,
    string Path,
    string Summary,
    bool Closed,
    IReadOnlyList<ReferenceMember> Parameters,
    IReadOnlyList<ReferenceMember> Body,
    IReadOnlyList<ReferenceAnswer> Answers
);

/// <summary>One thing to send or to read.</summary>
/// <param name="Name">Members of members are written with dots, those of list items with <c>[]</c>.</param>
/// <param name="Kind">In words: "text", "whole number or null", "one of low, high".</param>
public sealed record ReferenceMember(string Name, string Kind, bool Needed, string? Description);

/// <summary>One status a route can answer with, and the members of its body.</summary>
public sealed record ReferenceAnswer(string Status, string Meaning, IReadOnlyList<ReferenceMember> Members);
