using Microsoft.AspNetCore.Components;

namespace Remindly.Web.Components.Shared;

/// <summary>One labelled thing to fill in: label above, hint under it, what is to be mended beside it.</summary>
public abstract class FieldBase : ComponentBase
{
    /// <summary>As the HTTP contract names it.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>Where to find it or what it decides.</summary>
    [Parameter]
    public string? Hint { get; set; }

    [Parameter]
    public bool Optional { get; set; }

    /// <summary>Whether an optional field says so; not where its group does.</summary>
    [Parameter]
    public bool SaysOptional { get; set; } = true;

    [Parameter]
    public bool Disabled { get; set; }

    [Parameter]
    public FieldProblems? Problems { get; set; }

    [Parameter]
    public string? Value { get; set; }

    [Parameter]
    public EventCallback<string?> ValueChanged { get; set; }

    /// <summary>Tells apart the fields of forms that stand on one page together.</summary>
    [CascadingParameter(Name = "FieldScope")]
    public string? Scope { get; set; }

    protected ElementReference Input { get; set; }

    protected string Id => $"field-{(Scope is null ? "" : $"{Scope}-")}{Name.Replace('_', '-')}";

    protected string? Problem => Problems?[Name];

    protected string DescribedBy => Hint is null ? $"{Id}-message" : $"{Id}-hint {Id}-message";

    protected Task ChangeAsync(ChangeEventArgs change) => ValueChanged.InvokeAsync(change.Value as string);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Problems?.TakesFocus(Name) == true)
        {
            await Input.FocusAsync();
        }
    }
}
