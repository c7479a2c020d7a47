using System.Buffers.Text;
using System.Security.Cryptography;

namespace Remindly.Web.Hosting;

/// <summary>The one inline script a page may carry (the import map) is allowed by a number nobody can guess, new with each answer.</summary>
internal static class ScriptNonceExtensions
{
    private static readonly object Key = new();

    extension(HttpContext context)
    {
        public string ScriptNonce
        {
            get
            {
                if (context.Items[Key] is not string nonce)
                {
                    context.Items[Key] = nonce = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
                }

                return nonce;
            }
        }
    }
}
