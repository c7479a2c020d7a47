namespace Remindly.Web.Sandbox.Api;

/// <summary>The routes of the API. Each known path answers 405 to other methods, each unknown one 404.</summary>
internal sealed class AcuityApi(IEndpointRouteBuilder api, AcuityDoor door)
{
    private readonly HashSet<string> paths = [];

    public static void Map(IEndpointRouteBuilder api, AcuitySandbox sandbox)
    {
        var routes = new AcuityApi(api, new AcuityDoor(sandbox));
        AppointmentsApi.Map(routes);
        BookingApi.Map(routes);
        AvailabilityApi.Map(routes);
        CatalogApi.Map(routes);
        WebhooksApi.Map(routes);
        routes.MapTheRest();
    }

    public void Get(string path, AcuityHandler handler) => On("GET", path, handler);

    public void Post(string path, AcuityHandler handler) => On("POST", path, handler);

    public void Put(string path, AcuityHandler handler) => On("PUT", path, handler);

    public void Delete(string path, AcuityHandler handler) => On("DELETE", path, handler);

    private void On(string method, string path, AcuityHandler handler)
    {
        paths.Add(path);
        api.MapMethods(path, [method], door.Open($"{method} {path}", handler));
    }

    private void MapTheRest()
    {
        foreach (var path in paths)
        {
            api.Map(
                path,
                door.Open($"* {path}", call => call.FailAsync(405, "method_not_allowed", "That method is not allowed on this path."))
            );
        }

        api.Map("/{**rest}", door.Open("* unknown", Unknown));
    }

    private static Task Unknown(AcuityCall call) =>
        call.FailAsync(404, "not_found", "This path does not exist. Did you mean \"/api/v1/appointments\"?");
}
