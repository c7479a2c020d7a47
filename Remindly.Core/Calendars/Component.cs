namespace Remindly.Core.Calendars;

/// <summary>A part of a calendar between <c>BEGIN</c> and <c>END</c>: its name in capitals, its properties, and what it holds.</summary>
public sealed class Component(string name)
{
    private readonly List<ContentLine> properties = [];
    private readonly List<Component> components = [];

    public string Name { get; } = name;

    public IReadOnlyList<ContentLine> Properties => properties;

    public IReadOnlyList<Component> Components => components;

    public Component Add(ContentLine property)
    {
        properties.Add(property);
        return this;
    }

    public Component Add(Component component)
    {
        components.Add(component);
        return this;
    }

    /// <summary>The first property of this name, or null.</summary>
    public ContentLine? Find(string name) => properties.Find(property => property.Name == name);

    /// <summary>All properties of this name.</summary>
    public IEnumerable<ContentLine> All(string name) => properties.Where(property => property.Name == name);
}
