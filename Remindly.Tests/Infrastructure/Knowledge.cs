using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Remindly.Tests.Infrastructure;

/// <summary>Reads from the compiled code which types a type knows: in its members' signatures and in their bodies.</summary>
internal static class Knowledge
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes)
        .GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    public static bool IsMadeByTheCompiler(Type type) =>
        type.Name.Contains('<')
        || type.IsDefined(typeof(CompilerGeneratedAttribute))
        || type.DeclaringType is { } outer && IsMadeByTheCompiler(outer);

    /// <summary>Every type it mentions, closures and state machines that the compiler made of it included.</summary>
    public static HashSet<Type> Of(Type type)
    {
        var known = new HashSet<Type>();
        Note(known, type.BaseType);
        foreach (var contract in type.GetInterfaces())
        {
            Note(known, contract);
        }

        foreach (var member in type.GetMembers(All))
        {
            Read(known, member);
        }

        return known;
    }

    private static void Read(HashSet<Type> known, MemberInfo member)
    {
        switch (member)
        {
            case FieldInfo field:
                Note(known, field.FieldType);
                break;
            case MethodBase method:
                NoteMember(known, method);
                ReadBody(known, method);
                break;
            case Type nested when IsMadeByTheCompiler(nested):
                known.UnionWith(Of(nested));
                break;
        }
    }

    private static void ReadBody(HashSet<Type> known, MethodBase method)
    {
        if (method.GetMethodBody() is not { } body || body.GetILAsByteArray() is not { } code)
        {
            return;
        }

        foreach (var local in body.LocalVariables)
        {
            Note(known, local.LocalType);
        }

        Type[]? ofType = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        Type[]? ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        foreach (var token in Tokens(code))
        {
            NoteMember(known, method.Module.ResolveMember(token, ofType, ofMethod)!);
        }
    }

    private static IEnumerable<int> Tokens(byte[] code)
    {
        for (var at = 0; at < code.Length; )
        {
            var value = code[at] == 0xFE ? (short)(0xFE00 | code[at + 1]) : code[at];
            var operation = Codes[value];
            at += operation.Size;
            if (
                operation.OperandType
                is OperandType.InlineMethod
                    or OperandType.InlineField
                    or OperandType.InlineType
                    or OperandType.InlineTok
            )
            {
                yield return BitConverter.ToInt32(code, at);
            }

            at += operation.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }

    private static void NoteMember(HashSet<Type> known, MemberInfo member)
    {
        Note(known, member as Type ?? member.DeclaringType);
        switch (member)
        {
            case FieldInfo field:
                Note(known, field.FieldType);
                break;
            case MethodBase method:
                Note(known, (method as MethodInfo)?.ReturnType);
                foreach (var type in method.GetParameters().Select(parameter => parameter.ParameterType))
                {
                    Note(known, type);
                }

                foreach (var type in method.IsGenericMethod ? method.GetGenericArguments() : [])
                {
                    Note(known, type);
                }

                break;
        }
    }

    private static void Note(HashSet<Type> known, Type? type)
    {
        while (type?.HasElementType == true)
        {
            type = type.GetElementType();
        }

        if (type is null || type.IsGenericParameter)
        {
            return;
        }

        known.Add(type.IsGenericType ? type.GetGenericTypeDefinition() : type);
        foreach (var argument in type.GetGenericArguments())
        {
            Note(known, argument);
        }
    }
}
