typedef int CLuaHost_placeholder;
