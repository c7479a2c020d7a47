namespace Remindly.Web.Mail;

/// <summary>One mail to one person. No record: its text may hold a secret, which <c>ToString</c> would print.</summary>
public sealed class Letter(string to, string subject, string text)
{
    public string To { get; } = to;

    public string Subject { get; } = subject;

    public string Text { get; } = text;
}
