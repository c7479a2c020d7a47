using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace Remindly.Tests.Web.Sandbox.Pages;

/// <summary>Somebody who looks at one of the sandbox's pages and sends its forms, or a program that uses its switches.</summary>
internal sealed class SandboxVisitor(SandboxHost host, string prefix) : IDisposable
{
    private readonly HttpClient browser = host.Anonymous();

    public void Dispose() => browser.Dispose();

    public async Task<string> PageAsync(string query = "") => WebUtility.HtmlDecode(await RawAsync(query));

    public Task<string> RawAsync(string query = "") => browser.GetStringAsync(prefix + query);

    /// <returns>The word that the page then says.</returns>
    public async Task<string> SubmitAsync(string path, params (string Name, string? Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(
            fields.Where(each => each.Value is not null).Select(each => KeyValuePair.Create(each.Name, each.Value!))
        );
        using var response = await browser.PostAsync($"{prefix}/page/{path}", form);
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        var back = response.Headers.Location!.OriginalString;
        Assert.StartsWith(prefix + "?", back);
        return back[(back.IndexOf("done=", StringComparison.Ordinal) + "done=".Length)..];
    }

    public Task<JsonElement> StateAsync(string query = "") => browser.GetFromJsonAsync<JsonElement>($"{prefix}/control/state{query}");

    public async Task<(int Status, JsonElement Body)> ControlAsync(string path, object body)
    {
        using var response = await browser.PostAsJsonAsync($"{prefix}/control/{path}", body);
        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    public async Task<HttpStatusCode> DeleteAsync(string path)
    {
        using var response = await browser.DeleteAsync($"{prefix}/control/{path}");
        return response.StatusCode;
    }

    /// <summary>A form of another site, sent through this browser.</summary>
    public async Task<HttpStatusCode> ForgeAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{prefix}/{path}");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var response = await browser.SendAsync(request);
        return response.StatusCode;
    }
}
