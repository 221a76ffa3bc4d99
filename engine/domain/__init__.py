"""The rules of the method: pure, from the standard library only; time arrives in the command."""
