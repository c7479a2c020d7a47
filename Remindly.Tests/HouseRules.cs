using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Remindly.Core;
using Remindly.Core.Accounts;
using Remindly.Core.Care;
using Remindly.Core.Persistence.Sqlite;
using Remindly.Core.Scheduling;
using Remindly.Tests.Infrastructure;
using Xunit;

namespace Remindly.Tests;

/// <summary>The rules of CONTRIBUTING.md that can be read from the compiled code.</summary>
public sealed class HouseRules
{
    private const string Scheduling = "Remindly.Core.Scheduling";
    private const string Providers = Scheduling + ".Providers";

    private static readonly Assembly CoreAssembly = typeof(CoreServices).Assembly;
    private static readonly Type[] Core = TypesOf(CoreAssembly);
    private static readonly Type[] Web = TypesOf(typeof(Program).Assembly);

    // A word of the contract that a task keeps.
    private static readonly Type[] WordsOfTheContract = [typeof(ExternalStatus), typeof(ExternalAppointment)];

    [Theory]
    [InlineData("Routing")]
    [InlineData("Http")]
    [InlineData("Components")]
    [InlineData("Mvc")]
    [InlineData("Builder")]
    public void Core_has_no_pages_and_no_endpoints(string part) =>
        AssertUnknown(Core, other => IsIn(other, $"Microsoft.AspNetCore.{part}"));

    [Theory]
    [InlineData("Accounts", "Care", "Notifications", "Tasks", "Scheduling")]
    [InlineData("Care", "Notifications", "Tasks", "Scheduling")]
    [InlineData("Notifications", "Tasks", "Scheduling")]
    [InlineData("Tasks", "Scheduling")]
    public void Inside_core_arrows_point_one_way(string room, params string[] rooms) =>
        AssertUnknown(
            // Every query for a person starts at Access; a table's mapping names the tables it refers to.
            Core.Where(type => IsIn(type, $"Remindly.Core.{room}") && type != typeof(Access) && !IsMapping(type)),
            other => rooms.Any(unknown => IsIn(other, $"Remindly.Core.{unknown}")) && !WordsOfTheContract.Contains(other)
        );

    [Fact]
    public void The_calendar_room_knows_nothing_else_of_remindly() =>
        AssertUnknown(
            Core.Where(type => IsIn(type, "Remindly.Core.Calendars")),
            other => IsIn(other, "Remindly") && !IsIn(other, "Remindly.Core.Calendars")
        );

    [Fact]
    public void A_provider_knows_only_the_contract()
    {
        // The store's side of the folder: what a connection is saved as.
        Type[] kept = [typeof(SchedulingIntegration), typeof(CredentialVault)];
        string[] shared = [Providers + ".Http", Providers + ".Calendars", "Remindly.Core.Calendars"];
        foreach (var provider in Core.Where(type => IsIn(type, Providers)).GroupBy(type => type.Namespace))
        {
            AssertUnknown(
                provider,
                other =>
                    other.Assembly == CoreAssembly
                    && other.Namespace != provider.Key
                    && !shared.Any(room => IsIn(other, room))
                    && other != typeof(Texts)
                    && (other.Namespace != Scheduling || kept.Contains(other))
                    && other.Namespace?.StartsWith("Remindly", StringComparison.Ordinal) == true
            );
        }
    }

    [Fact]
    public void Entities_know_neither_services_nor_persistence() =>
        AssertUnknown(
            Entities(),
            other => IsIn(other, "Remindly.Core.Persistence") || other.Name.EndsWith("Service", StringComparison.Ordinal)
        );

    [Fact]
    public void Entities_change_by_verbs_not_by_setters() =>
        AssertNone(
            Entities()
                .Where(type => type != typeof(RemindlyUser))
                .SelectMany(type => type.GetProperties())
                .Where(property => property.SetMethod?.IsPublic == true)
                .Select(property => $"{property.DeclaringType!.Name}.{property.Name} can be set by anybody")
        );

    [Fact]
    public void A_class_is_sealed_unless_something_inherits_it()
    {
        Type[] all = [.. Core, .. Web];
        AssertNone(
            all.Where(type => type.IsClass && !type.IsSealed && !type.IsAbstract)
                .Where(type => !typeof(IComponent).IsAssignableFrom(type) && type != typeof(Program) && type.Name != "_Imports")
                .Where(type => all.All(other => other.BaseType != type))
                .Select(type => $"{type} is not sealed and nothing inherits it")
        );
    }

    [Fact]
    public void Whatever_waits_in_core_can_be_cancelled() =>
        AssertNone(
            Core.Where(type => type.IsVisible)
                .SelectMany(type =>
                    type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                )
                .Where(method => Waits(method.ReturnType) && !IsAskedForByOthers(method))
                .Where(method =>
                    method.GetParameters().LastOrDefault() is not { HasDefaultValue: false } last
                    || last.ParameterType != typeof(CancellationToken)
                )
                .Select(method => $"{method.DeclaringType!.Name}.{method.Name} takes no required CancellationToken as its last parameter")
        );

    private static Type[] TypesOf(Assembly assembly) =>
        [
            .. assembly
                .GetTypes()
                .Where(type => IsIn(type, "Remindly") || type == typeof(Program))
                .Where(type => !Knowledge.IsMadeByTheCompiler(type))
                .Where(type => !typeof(Migration).IsAssignableFrom(type) && !typeof(ModelSnapshot).IsAssignableFrom(type)),
        ];

    private static IEnumerable<Type> Entities()
    {
        using var db = new SqliteRemindlyDb(new DbContextOptionsBuilder<SqliteRemindlyDb>().UseSqlite("Data Source=:memory:").Options);
        return [.. db.Model.GetEntityTypes().Select(entity => entity.ClrType).Where(type => type.Assembly == CoreAssembly)];
    }

    private static bool IsIn(Type type, string room) =>
        type.Namespace == room || type.Namespace?.StartsWith(room + ".", StringComparison.Ordinal) == true;

    private static bool IsMapping(Type type) =>
        type.GetInterfaces()
            .Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IEntityTypeConfiguration<>));

    private static bool Waits(Type answer) =>
        answer == typeof(Task)
        || answer == typeof(ValueTask)
        || (
            answer.IsGenericType
            && answer.GetGenericTypeDefinition() is var open
            && (open == typeof(Task<>) || open == typeof(ValueTask<>) || open == typeof(IAsyncEnumerable<>))
        );

    // The framework says what its own contracts look like.
    private static bool IsAskedForByOthers(MethodInfo method) =>
        method.GetBaseDefinition().DeclaringType!.Assembly != CoreAssembly
        || (
            !method.DeclaringType!.IsInterface
            && method
                .DeclaringType.GetInterfaces()
                .Where(contract => contract.Assembly != CoreAssembly)
                .Any(contract => method.DeclaringType.GetInterfaceMap(contract).TargetMethods.Contains(method))
        );

    private static void AssertUnknown(IEnumerable<Type> types, Func<Type, bool> forbidden) =>
        AssertNone(
            types.SelectMany(type =>
                Knowledge.Of(type).Where(other => other != type && forbidden(other)).Select(other => $"{type} knows {other}")
            )
        );

    private static void AssertNone(IEnumerable<string> breaches)
    {
        var all = breaches.Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0, string.Join(Environment.NewLine, all));
    }
}
