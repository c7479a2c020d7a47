using Microsoft.Extensions.DependencyInjection;
using Remindly.Core.Care;
using Remindly.Core.Tasks.QuickAdd;

namespace Remindly.Core.Tasks;

internal static class TaskServices
{
    public static IServiceCollection AddTasks(this IServiceCollection services) =>
        services
            .AddSingleton<TaskQueries>()
            .AddSingleton<CalendarQueries>()
            .AddSingleton<TodayQueries>()
            .AddSingleton<TaskService>()
            .AddSingleton<TaskComments>()
            .AddSingleton<TaskSeriesService>()
            .AddSingleton<TaskSeriesMaker>()
            .AddSingleton<QuickAddService>()
            .AddHostedService<TaskSeriesWorker>()
            .AddSingleton<TaskBulk>()
            .AddSingleton<TaskPurge>()
            .AddSingleton<IHandBack, HandBackTasks>();
}
