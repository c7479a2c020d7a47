namespace Remindly.Web.Components.Shared;

/// <summary>
/// Short messages at the foot of the page. What was done can be taken back for ten seconds, in place of asking first.
/// </summary>
public sealed class Snackbars
{
    public static readonly TimeSpan Shown = TimeSpan.FromSeconds(10);

    /// <summary>Raised on the thread that spoke.</summary>
    internal event Action? Changed;

    internal Message? Current { get; private set; }

    /// <summary>Shows <paramref name="words"/>; with <paramref name="undo"/>, a button beside them takes it back.</summary>
    /// <param name="takesFocus">The focus goes to that button: what was pressed is gone, and by keyboard the button is far away.</param>
    public void Say(string words, Func<Task>? undo = null, string undoWords = "Undo", bool takesFocus = false)
    {
        Current = new Message(words, undo, undoWords, takesFocus);
        Changed?.Invoke();
    }

    internal void Hide(Message message)
    {
        if (Current == message)
        {
            Current = null;
            Changed?.Invoke();
        }
    }

    internal sealed record Message(string Words, Func<Task>? Undo, string UndoWords, bool TakesFocus);
}
