using System.Net;

namespace Remindly.Core.Scheduling.Providers.Http;

/// <summary>Sends what is signed with a connection's credentials.</summary>
internal static class SignedRequests
{
    /// <summary>The answer; after a refusal, that to the same request with renewed credentials, if there are any.</summary>
    /// <param name="send">Sends it signed with the connection's credentials of that moment.</param>
    public static async Task<HttpResponseMessage> SendAsync(
        ProviderConnection connection,
        Func<Task<HttpResponseMessage>> send,
        CancellationToken cancellationToken
    )
    {
        var used = connection.Credentials;
        var response = await send();
        if (response.StatusCode != HttpStatusCode.Unauthorized)
        {
            return response;
        }

        try
        {
            if (!await connection.RenewAsync(used, cancellationToken))
            {
                return response;
            }
        }
        catch
        {
            response.Dispose();
            throw;
        }

        response.Dispose();
        return await send();
    }
}
