using Microsoft.Extensions.DependencyInjection;
using Remindly.Core.Care;

namespace Remindly.Core.Tasks;

internal static class TaskServices
{
    public static IServiceCollection AddTasks(this IServiceCollection services) =>
        services
            .AddSingleton<TaskQueries>()
            .AddSingleton<CalendarQueries>()
            .AddSingleton<TodayQueries>()
            .AddSingleton<TaskService>()
            .AddSingleton<IHandBack, HandBackTasks>();
}
