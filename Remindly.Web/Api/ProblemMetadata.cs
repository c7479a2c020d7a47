namespace Remindly.Web.Api;

/// <summary>Says in the reference which bad news a route can answer.</summary>
internal static class ProblemMetadata
{
    public static RouteHandlerBuilder Problems(this RouteHandlerBuilder route, params int[] statuses)
    {
        foreach (var status in (int[])[StatusCodes.Status401Unauthorized, .. statuses, StatusCodes.Status429TooManyRequests])
        {
            route.ProducesProblem(status);
        }

        return route;
    }
}
