namespace Remindly.Web.Components.Shared;

/// <summary>How much a message asks of its reader.</summary>
public enum NoticeKind
{
    Info,
    Good,
    Attention,
    Danger,
}
