using Microsoft.Extensions.DependencyInjection;

namespace Remindly.Core.Tasks;

internal static class TaskServices
{
    public static IServiceCollection AddTasks(this IServiceCollection services) =>
        services.AddSingleton<TaskQueries>().AddSingleton<TaskService>();
}
