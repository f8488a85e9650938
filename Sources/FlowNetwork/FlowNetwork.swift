// FlowNetwork
