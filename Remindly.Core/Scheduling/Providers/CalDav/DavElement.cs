using System.Text;

namespace Remindly.Core.Scheduling.Providers.CalDav;

/// <summary>An element of an answer, with what is in it.</summary>
/// <param name="Name">As <c>{namespace}local</c>.</param>
/// <param name="Label">Its attribute <c>name</c>.</param>
internal sealed record DavElement(string Name, string? Label)
{
    private readonly StringBuilder text = new();
    private readonly List<DavElement> children = [];

    public IReadOnlyList<DavElement> Children => children;

    public string Text => text.ToString();

    public DavElement? Find(string name) => children.Find(child => child.Name == name);

    public IEnumerable<DavElement> All(string name) => children.Where(child => child.Name == name);

    public void Add(DavElement child) => children.Add(child);

    public void Append(string some) => text.Append(some);
}
