namespace Remindly.Web.Components.Tasks;

internal static class TaskPieces
{
    public static IServiceCollection AddTaskPages(this IServiceCollection services) =>
        services.AddScoped<TaskActs>().AddScoped<TaskBulkActs>().AddScoped<TaskListMemory>();
}
