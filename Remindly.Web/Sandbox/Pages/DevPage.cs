namespace Remindly.Web.Sandbox.Pages;

internal static class DevPage
{
    public static void Map(IEndpointRouteBuilder app, AcuitySandbox sandbox) { }
}
