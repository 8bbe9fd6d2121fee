"""In: models. Out: mail flow as pure functions: which connector takes a connection or a message, and why the others lost.

connections: a connection and Receive connectors (semantics 2.10). routing: a message and Send, Foreign and Delivery Agent connectors (4.3, 4.4).
online: Exchange Online's outbound and inbound connectors (7.3, 7.4). They know nothing of the store; organization.py feeds them from it.
"""
