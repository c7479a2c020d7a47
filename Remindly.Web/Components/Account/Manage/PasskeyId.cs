using System.Buffers.Text;

namespace Remindly.Web.Components.Account.Manage;

/// <summary>A passkey's id as addresses carry it.</summary>
internal static class PasskeyId
{
    public static bool TryRead(string? text, out byte[] id)
    {
        id = [];
        if (string.IsNullOrEmpty(text) || !Base64Url.IsValid(text))
        {
            return false;
        }

        id = Base64Url.DecodeFromChars(text);
        return true;
    }
}
