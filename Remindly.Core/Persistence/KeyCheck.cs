namespace Remindly.Core.Persistence;

/// <summary>A known text sealed with the key ring, so that missing keys are noticed at start and not at the first sync. One row.</summary>
public sealed class KeyCheck(int id, string sealedText)
{
    public const int OnlyRow = 1;

    public int Id { get; private set; } = id;

    public string SealedText { get; private set; } = sealedText;
}
