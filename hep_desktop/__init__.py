"""HEP Desktop: write, check and hand on a village's Helyi Esélyegyenlőségi Program, offline."""

__version__ = "0.1.0"
